import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export type Delivery = { from: string; to: string[]; content: string };

export type MailServer = AsyncDisposable & { url: string; deliveries: Delivery[] };

/** An SMTP server that keeps what it gets and refuses recipients at `refused.example`. */
export async function startMailServer({
  user,
  password,
}: {
  user: string;
  password: string;
}): Promise<MailServer> {
  const deliveries: Delivery[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password
        ? done(null, { user })
        : done(new Error("wrong user or password")),
    onRcptTo: ({ address }, _session, done) =>
      address.endsWith("@refused.example") ? done(new Error("no such mailbox")) : done(),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        deliveries.push({ from, to, content: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });

  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");

  return {
    url: `smtp://${user}:${password}@127.0.0.1:${address.port}`,
    deliveries,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
