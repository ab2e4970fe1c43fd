import { expect, test } from "vitest";
import { timesApart } from "../../src/domain/times-apart.ts";

test("two instants are as short as they still differ", () => {
  const at = "2026-11-02T06:00:00.000Z";
  expect(timesApart("2026-10-26T06:00:00.000Z", at)).toEqual(["2026-10-26", "2026-11-02"]);
  expect(timesApart(at, "2026-11-02T18:30:00.000Z")).toEqual(["2026-11-02 06:00", "2026-11-02 18:30"]);
  expect(timesApart(at, "2026-11-02T06:00:12.000Z")).toEqual(["2026-11-02 06:00:00", "2026-11-02 06:00:12"]);
  expect(timesApart(at, at)).toEqual(["2026-11-02", "2026-11-02"]);
});
