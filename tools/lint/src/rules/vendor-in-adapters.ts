import type { Rule } from "../rule.ts";

/** Clients of outside services. A new one belongs in this list. */
const vendors = [
  "@aws-sdk/client-s3",
  "@pinecone-database/pinecone",
  "aws4fetch",
  "ioredis",
  "nodemailer",
  "openai",
  "rate-limiter-flexible",
  "redis",
  "stripe",
  "undici",
];

/**
 * `benchmarks` holds what one would build instead, with the vendors that it takes; `packages/testing` the servers that
 * stand in for vendors, and sign what they send as the vendor's own helper does.
 */
const homes = ["packages/adapters", "packages/testing", "benchmarks"];

export const vendorInAdapters: Rule = {
  name: "vendor-in-adapters",
  reason: "A vendor is replaced, upgraded or imitated in one folder, behind a port that the core declared.",
  fix: "Put the call in packages/adapters/src/<vendor> and use it through its port.",
  check: ({ files }) =>
    files
      .filter(({ folder }) => !homes.includes(folder))
      .flatMap((file) =>
        file.imports.flatMap(({ target, line }) =>
          target.kind === "external" && vendors.includes(target.name)
            ? [{ path: file.path, line, message: `${target.name} is imported outside of packages/adapters` }]
            : [],
        ),
      ),
};
