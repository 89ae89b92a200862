import { describe, expect, it } from "vitest";
import { socketAddress } from "../../src/connection/address";

function addressOf(page: string): string {
  const { protocol, host, pathname, hash } = new URL(page);
  return socketAddress({ protocol, host, pathname, hash });
}

describe("socketAddress", () => {
  it.each([
    ["http://127.0.0.1:5163/#abc", "ws://127.0.0.1:5163/?token=abc"],
    ["http://localhost:5163/", "ws://localhost:5163/"],
    ["http://[::1]:5163/#abc", "ws://[::1]:5163/?token=abc"],
    ["http://127.0.0.1:5163/session/A-b_9#abc", "ws://127.0.0.1:5163/?token=abc&session=A-b_9"],
    ["http://127.0.0.1:5163/session/x/#t", "ws://127.0.0.1:5163/?token=t&session=x"],
    ["http://127.0.0.1:5163/session/x", "ws://127.0.0.1:5163/?session=x"],
    ["https://relay.test/session/x#t", "wss://relay.test/?token=t&session=x"],
    ["http://127.0.0.1:5163/session/a/b#t", "ws://127.0.0.1:5163/?token=t"],
    ["http://127.0.0.1:5163/#a&session=other", "ws://127.0.0.1:5163/?token=a%26session%3Dother"],
  ])("%s → %s", (page, socket) => {
    expect(addressOf(page)).toBe(socket);
  });
});
