import { webLong } from "../browser/web-long-cell.ts";
import { webOpen } from "../browser/web-open-cell.ts";
import { webStream } from "../browser/web-stream-cell.ts";
import { gate } from "../ledger/gate-cell.ts";
import { ledger } from "../ledger/ledger-cell.ts";
import { retrieval } from "../retrieval/retrieval-cell.ts";
import type { Cell } from "./cell.ts";
import { firstToken } from "./first-token.ts";
import { idleSockets } from "./idle-sockets.ts";
import { manyReaders } from "./many-readers.ts";
import { paced60 } from "./paced-60.ts";
import { paced300 } from "./paced-300.ts";
import { redis } from "./redis.ts";
import { saturated } from "./saturated.ts";
import { stalledReader } from "./stalled-reader.ts";

/** In the order in which they are measured and shown. */
export const cells: readonly Cell[] = [
  saturated,
  paced60,
  paced300,
  firstToken,
  redis,
  idleSockets,
  stalledReader,
  manyReaders,
  retrieval,
  gate,
  ledger,
  webStream,
  webLong,
  webOpen,
];
