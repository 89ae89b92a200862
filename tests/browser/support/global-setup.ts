/** Makes sure that nothing on this machine takes part in the tests that does not belong to them. */
import { PANEL_PORT, takePort } from "./ports.ts";

export default async function setUp(): Promise<void> {
  try {
    await (await takePort(PANEL_PORT)).release();
  } catch (error) {
    throw new Error(`port ${PANEL_PORT} is taken, and every program of the tests would go there; close the editor`, {
      cause: error,
    });
  }
}
