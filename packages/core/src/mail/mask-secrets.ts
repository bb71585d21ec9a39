const dots = "••••••";

const addresses = /https?:\/\/\S+/g;
/** What stands behind a name in the query or the fragment of an address. */
const parameters = /([?#&][\w.-]+=)[^&#]+/g;
/** A part of a path that nobody could guess: a link to something shared, a ticket. */
const longParts = /(\/)[\w~.-]{24,}/g;
/** What looks like a token by itself. */
const tokens = /\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}\b/g;

/** A mail's text without what would let its reader in: links stay readable, what is secret in them is dots. */
export function maskSecrets(text: string): string {
  return text.replaceAll(addresses, maskAddress).replaceAll(tokens, dots);
}

function maskAddress(address: string): string {
  const path = /^https?:\/\/[^/?#]*/.exec(address)?.[0] ?? "";

  return (
    path + address.slice(path.length).replaceAll(parameters, `$1${dots}`).replaceAll(longParts, `$1${dots}`)
  );
}
