import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { closeAtOnce, listenOnLoopback } from "../loopback.ts";
import { answerS3 } from "./answer-s3.ts";
import { type Credentials, findSignatureProblem } from "./verify-signature.ts";

export type S3Server = AsyncDisposable & {
  endpoint: string;
  bucket: string;
  credentials: Credentials;
  /** What is stored, by key. */
  objects: Map<string, Buffer>;
  /** Uploads in parts that were begun and neither completed nor given up. */
  openUploads(): number;
  /** The methods and addresses that were asked for, in order. */
  requests: string[];
  /** The next requests are answered with this status, and nothing is done. */
  refuseNext(times: number, status: number): void;
};

/**
 * A store that speaks as much of S3 as our adapter uses, over real HTTP, and refuses whatever is not signed right.
 * @param pageSize keys in one page of a list
 */
export async function startS3Server({ pageSize = 1000 }: { pageSize?: number } = {}): Promise<S3Server> {
  const bucket = "claw-test";
  const credentials = { region: "cn-north-1", accessKeyId: "AKIATEST", secretAccessKey: randomUUID() };
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const requests: string[] = [];
  let refusals = { left: 0, status: 503 };

  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    requests.push(`${request.method} ${request.url}`);

    if (refusals.left > 0) {
      refusals.left -= 1;
      response.writeHead(refusals.status).end("<Error><Code>SlowDown</Code></Error>");
      return;
    }
    const problem = findSignatureProblem(request, body, credentials);
    const answer = problem
      ? { status: 403, body: `<Error><Code>${problem}</Code></Error>` }
      : answerS3({ objects, uploads, bucket, pageSize }, request, body);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const port = await listenOnLoopback(server);

  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    credentials,
    objects,
    openUploads: () => uploads.size,
    requests,
    refuseNext(times, status) {
      refusals = { left: times, status };
    },
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));

  return Buffer.concat(pieces);
}
