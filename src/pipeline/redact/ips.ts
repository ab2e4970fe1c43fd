import type { Checks } from "./checks.ts";
import type { Finder, Found } from "./finding.ts";
import { IP_4, IP_6, VERSION_BEFORE } from "./patterns.ts";

/** Internet addresses of both versions. Version numbers of four parts are told apart by the word before them. */
export function ipFinder({ isIp }: Checks): Finder {
  return (text) => {
    const found: Found[] = [];
    if (text.includes("."))
      for (const { 0: address, index } of text.matchAll(IP_4))
        if (isIp(address, 4) && !VERSION_BEFORE.test(text.slice(Math.max(0, index - 12), index)))
          found.push({ start: index, end: index + address.length, kind: "ip", value: address });
    if (text.includes(":"))
      for (const { 0: candidate, index } of text.matchAll(IP_6)) {
        const address = ipv6In(candidate, isIp);
        if (address !== undefined)
          found.push({ start: index, end: index + address.length, kind: "ip", value: address.toLowerCase() });
      }
    return found.toSorted((a, b) => a.start - b.start);
  };
}

/** The address a candidate holds, less the stop of a sentence. `a::b` without any digit is a name in some language. */
function ipv6In(candidate: string, isIp: Checks["isIp"]): string | undefined {
  const trimmed = /[.:]$/.test(candidate) && !candidate.endsWith("::") ? candidate.slice(0, -1) : candidate;
  return /\d/.test(trimmed) && trimmed.split(":").length > 2 && isIp(trimmed, 6) ? trimmed : undefined;
}
