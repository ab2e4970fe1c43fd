import type { Checks } from "./checks.ts";
import type { Finder, Found } from "./finding.ts";
import { AT, DOMAIN, LOCAL_PART } from "./patterns.ts";

/** E-mail addresses, in any language's letters; case does not tell two apart. */
export function emailFinder({ isEmail }: Checks): Finder {
  return (text) => {
    const found: Found[] = [];
    for (const { 0: sign, index: at } of text.matchAll(AT)) {
      const from = at + sign.length;
      const local = LOCAL_PART.exec(text.slice(Math.max(0, at - 64), at))?.[0];
      const domain = local && DOMAIN.exec(text.slice(from, from + 254))?.[0];
      if (!local || !domain) continue;
      const valid = domainsOf(domain).find((name) => isEmail(`${local}@${name}`));
      if (valid === undefined) continue;
      const value = `${local}@${valid}`.toLowerCase();
      found.push({ start: at - local.length, end: from + valid.length, kind: "email", value });
    }
    return found;
  };
}

/** The domain as it stands, then without the last one or two labels: a sentence may go on without a space. */
function domainsOf(text: string): readonly string[] {
  const labels = text.split(".").slice(0, 20);
  while (labels.length > 0 && (labels.at(-1) === "" || labels.at(-1)?.endsWith("-"))) labels.pop();
  return [0, 1, 2].map((dropped) => labels.slice(0, labels.length - dropped).join(".")).filter((name) => name !== "");
}
