const minLength = 32;
const minDistinct = 10;
const placeholder =
  /change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|it)|your[-_ ]|example|placeholder|default|password|secret/i;

/** What AUTH_SECRET should have been, or null where it will do: long, varied, and nobody's sample. */
export function describeWeakSecret(secret: string): string | null {
  if (secret.length < minLength) return `at least ${minLength} characters`;
  if (placeholder.test(secret)) return "a random secret of your own, not a sample";
  if (new Set(secret).size < minDistinct) return "a random secret: this one repeats itself";

  return null;
}
