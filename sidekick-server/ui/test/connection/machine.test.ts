import { describe, expect, it } from "vitest";
import { ConnectionMachine } from "../../src/connection/machine";
import { machine, offline, online, probed, run, simple } from "../support/inputs";

const LIVE = [simple("started"), simple("opened"), online(), simple("cleared")];

describe("the usual life", () => {
  it("connects, waits for the program, and is live", () => {
    const link = machine();
    expect(link.status).toBe("connecting");
    expect(run(link, simple("started"))).toEqual([{ type: "connect" }, { type: "setTimer", ms: 5_000 }]);
    expect(run(link, simple("opened"))).toEqual([{ type: "clearTimer" }]);
    expect(link.status).toBe("waiting");
    run(link, online());
    expect(link.status).toBe("live");
    expect(link.isStale).toBe(false);
  });

  it("says that the program has ended, and stays with it when the server goes as well", () => {
    const link = machine();
    run(link, ...LIVE, offline());
    expect([link.status, link.isStale]).toEqual(["ended", true]);
    run(link, simple("closed"), simple("timedOut"), probed(false));
    expect([link.status, link.isStale]).toEqual(["ended", true]);
    run(link, simple("timedOut"), probed(true), simple("opened"));
    expect(link.status).toBe("ended");
    run(link, online("h2"));
    expect([link.status, link.isStale]).toEqual(["live", true]);
    run(link, simple("cleared"));
    expect(link.isStale).toBe(false);
  });

  it("is live as long as any program is there", () => {
    const link = machine();
    run(link, ...LIVE, online("h2"), offline());
    expect(link.status).toBe("live");
    run(link, offline("unknown"));
    expect(link.status).toBe("live");
    run(link, offline("h2"));
    expect(link.status).toBe("ended");
  });

  it("keeps the picture, as one of the past, when the link is lost", () => {
    const link = machine();
    expect(run(link, ...LIVE, simple("closed"))).toEqual([{ type: "setTimer", ms: 100 }]);
    expect([link.status, link.isStale]).toEqual(["reconnecting", true]);
    expect(run(link, simple("timedOut"))).toContainEqual({ type: "probe" });
    expect(run(link, probed(true))).toContainEqual({ type: "connect" });
    run(link, simple("opened"), online());
    expect([link.status, link.isStale]).toEqual(["live", true]);
    run(link, simple("cleared"));
    expect(link.isStale).toBe(false);
  });

  it("leaves with the page, and comes back with it", () => {
    const link = machine();
    expect(run(link, ...LIVE, simple("left"))).toEqual([{ type: "clearTimer" }, { type: "disconnect" }]);
    expect(link.isStale).toBe(true);
    expect(run(link, simple("closed"), simple("woken"), simple("timedOut"))).toEqual([]);
    expect(run(link, simple("started"))).toContainEqual({ type: "connect" });
  });
});

describe("pauses", () => {
  /** The pauses between tries while no server is there. */
  function pauses(link: ConnectionMachine, count: number): number[] {
    const seen: number[] = [];
    let effects = run(link, simple("closed"));
    while (seen.length < count) {
      for (const effect of effects) if (effect.type === "setTimer") seen.push(Math.round(effect.ms));
      effects = run(link, simple("timedOut"), probed(false));
    }
    return seen;
  }

  it("grow to a second while someone looks", () => {
    const link = machine();
    run(link, ...LIVE);
    expect(pauses(link, 8)).toEqual([100, 160, 256, 410, 655, 1000, 1000, 1000]);
  });

  it("are five seconds while nobody looks", () => {
    const link = machine();
    run(link, ...LIVE, simple("hidden"));
    expect(pauses(link, 2)).toEqual([5000, 5000]);
  });

  it("are shorter by up to a quarter at random", () => {
    const link = new ConnectionMachine(() => 1);
    run(link, ...LIVE);
    expect(pauses(link, 6)).toEqual([75, 120, 192, 307, 492, 750]);
  });

  it.each(["shown", "woken"] as const)("end at once when %s", (type) => {
    const link = machine();
    run(link, ...LIVE, simple("hidden"), simple("closed"));
    expect(run(link, simple(type))).toEqual([{ type: "clearTimer" }, { type: "probe" }]);
  });

  it("grow over links that open and break without a program", () => {
    const link = machine();
    const flap = [simple("closed"), simple("timedOut"), probed(true), simple("opened")];
    run(link, simple("started"), simple("opened"), ...flap, ...flap, ...flap);
    expect(run(link, simple("closed"))).toEqual([{ type: "setTimer", ms: expect.closeTo(409.6) as number }]);
  });
});

describe("an address that is not valid", () => {
  it("is told from an absent server by asking it", () => {
    const link = machine();
    expect(run(link, simple("started"), simple("closed"))).toContainEqual({ type: "probe" });
    expect(link.status).toBe("connecting");
    expect(run(link, probed(true))).toContainEqual({ type: "connect" });
    expect(run(link, simple("closed"))).toEqual([{ type: "setTimer", ms: 5_000 }]);
    expect(link.status).toBe("refused");
  });

  it("can become valid again, or the server can go", () => {
    const link = machine();
    const refuse = [simple("closed"), probed(true), simple("closed")];
    run(link, simple("started"), ...refuse, simple("timedOut"), probed(true), simple("opened"));
    expect(link.status).toBe("waiting");
    run(link, simple("closed"), simple("timedOut"), probed(true), simple("closed"));
    expect(link.status).toBe("refused");
    run(link, simple("timedOut"), probed(false));
    expect(link.status).toBe("reconnecting");
  });

  it("is forgotten when the address changes", () => {
    const link = machine();
    run(link, simple("started"), simple("closed"), probed(true), simple("closed"));
    expect(run(link, simple("readdressed"))).toContainEqual({ type: "connect" });
    expect(link.status).toBe("connecting");
  });
});

describe("a socket that neither opens nor fails", () => {
  it("is given up", () => {
    const link = machine();
    const effects = run(link, simple("started"), simple("timedOut"));
    expect(effects).toEqual([{ type: "disconnect" }, { type: "setTimer", ms: 100 }]);
    expect(link.status).toBe("connecting");
  });
});

describe("an input that can't come", () => {
  it("is ignored", () => {
    const link = machine();
    expect(run(link, ...LIVE, simple("opened"), probed(false), simple("timedOut"), simple("started"))).toEqual([]);
    expect(link.status).toBe("live");
  });
});
