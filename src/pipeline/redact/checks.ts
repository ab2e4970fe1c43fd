/** Whether a candidate is what it looks like: check digits, lengths by country, the grammar of addresses. */
export type Checks = {
  readonly isEmail: (text: string) => boolean;
  /** @param digits without separators */
  readonly isCard: (digits: string) => boolean;
  /** @param compact without separators, in any case */
  readonly isIban: (compact: string) => boolean;
  readonly isIp: (text: string, version: 4 | 6) => boolean;
};

/** The checks of a well-kept library, loaded only where something is redacted. */
export async function loadChecks(): Promise<Checks> {
  const [email, card, iban, ip] = await Promise.all([
    import("validator/lib/isEmail.js"),
    import("validator/lib/isCreditCard.js"),
    import("validator/lib/isIBAN.js"),
    import("validator/lib/isIP.js"),
  ]);
  const [isEmail, isCard, isIban, isIp] = [
    functionOf(email.default),
    functionOf(card.default),
    functionOf(iban.default),
    functionOf(ip.default),
  ];
  return {
    isEmail: (text) => isEmail(text),
    isCard: (digits) => isCard(digits),
    isIban: (compact) => isIban(compact),
    isIp: (text, version) => isIp(text, version),
  };
}

/** Node, bundlers and test runners do not agree on what the default export of a CommonJS module is. */
function functionOf<F>(exported: F | { readonly default: F }): F {
  return typeof exported === "object" && exported !== null && "default" in exported
    ? exported.default
    : (exported as F);
}
