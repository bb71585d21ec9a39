/** Letters, digits and what is harmless in every file system and address; a name does not begin with a dot. */
const part = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

/** The key, if it is one of ours: `a/b/c`. Throws for whatever could lead elsewhere; nobody's input becomes a key. */
export function checkBlobKey(key: string): string {
  const parts = key.split("/");
  if (parts.length <= 10 && parts.every((name) => part.test(name))) return key;

  throw new TypeError(`${JSON.stringify(key)} is not a blob's key`);
}
