import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Stripe } from "stripe";
import { closeAtOnce, listenOnLoopback } from "../loopback.ts";
import { answerStripe, type StripeAnswer, type StripeSurroundings } from "./answer-stripe.ts";
import { readForm } from "./read-form.ts";
import { openBooks, type StripeBooks, type StripeEvent } from "./stripe-books.ts";
import { happenings, type StripeHappenings } from "./stripe-happenings.ts";

/** `refuse`: 500 to everything; `forget`: does what is posted, and answers 500; `key`: 401 to everything. */
export type StripeFault = "refuse" | "forget" | "key";

export type SignOptions = { secret?: string; at?: Date };

export interface StripeServer extends AsyncDisposable {
  /** For STRIPE_API_BASE. */
  url: string;
  secretKey: string;
  webhookSecret: string;
  readonly books: StripeBooks;
  /** What happens at Stripe; nobody is told of it but by {@link send}. */
  readonly happen: StripeHappenings;
  /** `POST /v1/refunds`, in the order of arrival. */
  readonly requests: readonly string[];
  /** What it does from now on; null: what it should. */
  fail(fault: StripeFault | null): void;
  /** What becomes of the refunds that are asked for from now on. */
  refundsBecome(status: StripeSurroundings["refundStatus"]): void;
  /** The value of the header Stripe-Signature, by the SDK's own helper. */
  sign(payload: string, options?: SignOptions): string;
  /** Calls a webhook as Stripe does. */
  send(address: string, event: StripeEvent, options?: SignOptions): Promise<Response>;
  /** From now on, whoever pays on a page of a session (`POST` to its `url`) is told to this address, and then sent back. */
  tell(address: string): void;
}

/** A server on this machine that speaks what we use of Stripe's REST API, for the real SDK, with idempotency keys. */
export async function startStripe({
  now = () => new Date(),
}: {
  now?: () => Date;
} = {}): Promise<StripeServer> {
  const secretKey = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";
  const webhookSecret = "whsec_local_server_of_the_tests";
  const books = openBooks();
  const happen = happenings(books, now);
  const stripe: StripeSurroundings = { books, now, url: "", refundStatus: "succeeded" };
  const answered = new Map<string, { asked: string; answer: StripeAnswer }>();
  const requests: string[] = [];
  let fault: StripeFault | null = null;
  let webhook: string | null = null;

  const sign: StripeServer["sign"] = (payload, { secret = webhookSecret, at = now() } = {}) =>
    Stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: Math.floor(at.getTime() / 1000),
    });

  const send: StripeServer["send"] = (address, event, options) => {
    const body = JSON.stringify(event, null, 2);
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": sign(body, options),
    };

    return fetch(address, { method: "POST", headers, body });
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const body = await readBody(request);
    if (pathname.startsWith("/pay/")) return pay(pathname.slice("/pay/".length), response);

    const { method = "GET" } = request;
    requests.push(`${method} ${pathname}`);
    if (fault === "refuse") return reply(response, { status: 500, body: failure("api_error", "on demand") });
    if (fault === "key" || request.headers.authorization !== `Bearer ${secretKey}`) {
      return reply(response, {
        status: 401,
        body: failure("invalid_request_error", "Invalid API Key provided"),
      });
    }

    const answer = once(request.headers["idempotency-key"], `${method} ${pathname} ${body}`, () =>
      answerStripe(stripe, { method, path: pathname, query: searchParams, form: readForm(body) }),
    );
    reply(
      response,
      fault === "forget" && method === "POST"
        ? { status: 500, body: failure("api_error", "forgotten") }
        : answer,
    );
  }

  /** A key that was seen gets the same answer, and another request with it is refused. */
  function once(key: string | string[] | undefined, asked: string, deed: () => StripeAnswer): StripeAnswer {
    if (typeof key !== "string") return deed();

    const before = answered.get(key);
    if (before?.asked === asked) return before.answer;
    if (before) return { status: 400, body: failure("idempotency_error", "Keys for idempotent requests") };

    const answer = deed();
    answered.set(key, { asked, answer: structuredClone(answer) });
    return answer;
  }

  async function pay(sessionId: string, response: ServerResponse): Promise<void> {
    for (const event of happen.pay(sessionId)) {
      if (webhook !== null) await send(webhook, event);
    }
    response.writeHead(303, { location: books.sessions.get(sessionId)?.success_url ?? "/" }).end();
  }

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) =>
      reply(response, { status: 500, body: failure("api_error", String(error)) }),
    );
  });
  stripe.url = `http://127.0.0.1:${await listenOnLoopback(server)}`;

  return {
    url: stripe.url,
    secretKey,
    webhookSecret,
    books,
    happen,
    requests,
    fail(next) {
      fault = next;
    },
    refundsBecome(status) {
      stripe.refundStatus = status;
    },
    sign,
    send,
    tell(next) {
      webhook = next;
    },
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}

function failure(type: string, message: string): object {
  return { error: { type, message } };
}

function reply(response: ServerResponse, { status, body }: StripeAnswer): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));

  return Buffer.concat(chunks).toString("utf8");
}
