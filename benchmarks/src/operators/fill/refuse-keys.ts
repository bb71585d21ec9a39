/** Of an e-mail address in an hour; one more is refused. */
const allowed = 5;
/** Of one network address there may be sixty in an hour. */
const emailsOfAddress = 10;
/** As many calls as one request may bring. */
const callsAtOnce = 20;
const requestsAtOnce = 8;
const procedure = "auth.requestPasswordReset";

/**
 * Has so many keys refused by a limit, as somebody would who asks for mails to ever new addresses. It is in the server's
 * memory and in no table; the server has to believe X-Forwarded-For.
 */
export async function refuseKeys(url: string, count: number): Promise<void> {
  const asked = Array.from({ length: count }, (_, at) => at).flatMap((at) =>
    Array.from({ length: allowed + 1 }, () => at),
  );
  const requests = Array.from({ length: Math.ceil(asked.length / callsAtOnce) }, (_, at) =>
    asked.slice(at * callsAtOnce, (at + 1) * callsAtOnce),
  ).values();

  await Promise.all(
    Array.from({ length: requestsAtOnce }, async () => {
      for (const keys of requests) await ask(url, keys);
    }),
  );
}

/** All in one request come from the address of the first. */
async function ask(url: string, keys: readonly number[]): Promise<void> {
  const group = Math.floor((keys[0] ?? 0) / emailsOfAddress);
  const response = await fetch(`${url}/trpc/${keys.map(() => procedure).join(",")}?batch=1`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      // Of the range for measurements (RFC 2544), which no rule of the installation names.
      "x-forwarded-for": `198.18.${group >> 8}.${group & 255}`,
    },
    body: JSON.stringify({ ...keys.map((key) => ({ email: `nobody-${key}@example.net` })) }),
  });
  if (!response.ok && response.status !== 429) {
    throw new Error(`${procedure} was answered with ${response.status}: ${await response.text()}`);
  }
  await response.arrayBuffer();
}
