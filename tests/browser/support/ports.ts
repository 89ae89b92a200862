/** Ports of this machine: finding free ones, and taking them. */
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";

const LOOPBACK = "127.0.0.1";

/** Where the base protocol has the editor panel. */
export const PANEL_PORT = 5163;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const taken = await takePort(0);
  await taken.release();
  return taken.port;
}

export interface TakenPort {
  readonly port: number;
  release(): Promise<void>;
}

/** Takes a port, or with 0 any, so that nobody else can listen there. */
export async function takePort(port: number): Promise<TakenPort> {
  const server = createServer();
  server.listen(port, LOOPBACK);
  await once(server, "listening");
  return { port: portOf(server), release: async () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}
