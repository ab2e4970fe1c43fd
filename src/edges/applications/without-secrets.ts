/** Names under which secrets are kept in an environment. */
const SECRET_NAME = /KEY|TOKEN|SECRET|PASS|CREDENTIAL|AUTH/i;
/** Shorter values are words, and striking them out would tell nothing. */
const SHORTEST_SECRET = 8;

/** A text without the values of those environment variables whose names say that they are secrets. */
export function withoutSecrets(text: string, environment: { readonly [name: string]: string | undefined }): string {
  const secrets = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && value.length >= SHORTEST_SECRET && SECRET_NAME.test(name) ? [value] : [],
  );
  // The longest first, or a part of a secret would be left beside the mask of another that it holds.
  return secrets.sort((a, b) => b.length - a.length).reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}
