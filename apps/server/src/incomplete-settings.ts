type Given = Readonly<Record<string, unknown>> & { NODE_ENV?: unknown };

/** A setting that is missing beside others that were given, and why it is wanted. */
export type MissingSetting = { name: string; message: string };

const s3 = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** Settings that make sense only together. */
export function findIncomplete(settings: Given): MissingSetting[] {
  const has = (name: string): boolean => settings[name] !== undefined;
  const missing: MissingSetting[] = [];

  if (s3.some(has)) {
    for (const name of s3.filter((other) => !has(other))) {
      missing.push({ name, message: `a value: ${s3.join(", ")} go together` });
    }
  }
  const namesIndex = has("PINECONE_INDEX") || has("PINECONE_HOST");
  if (has("PINECONE_API_KEY") && !namesIndex) {
    missing.push({ name: "PINECONE_INDEX", message: "the index's name, or PINECONE_HOST, beside the key" });
  }
  if (namesIndex && !has("PINECONE_API_KEY")) {
    missing.push({ name: "PINECONE_API_KEY", message: "a key beside the index" });
  }
  if (has("STRIPE_SECRET_KEY") && !has("STRIPE_WEBHOOK_SECRET")) {
    const message =
      "the signing secret of /webhooks/stripe beside the key: without it nobody learns who paid";
    missing.push({ name: "STRIPE_WEBHOOK_SECRET", message });
  }
  if (has("STRIPE_WEBHOOK_SECRET") && !has("STRIPE_SECRET_KEY")) {
    missing.push({ name: "STRIPE_SECRET_KEY", message: "Stripe's secret key beside the signing secret" });
  }
  if (settings.NODE_ENV === "production" && !has("AUTH_SECRET")) {
    const message = "a secret of at least 32 characters: it is required where NODE_ENV is production";
    missing.push({ name: "AUTH_SECRET", message });
  }

  return missing;
}
