import { writeSync } from "node:fs";
import { serialize } from "node:v8";
import type { Frame } from "../frame.ts";

/** Sends a frame: its length in four bytes, then itself. */
export type Send = (frame: Frame) => void;

/**
 * Waits until the other side has room, which is all the back-pressure that is needed: nobody else waits here.
 * Where the other side is gone, this process has no reason to be.
 */
export function sendTo(fd: number): Send {
  return (frame) => {
    const body = serialize(frame);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    writeWhole(fd, Buffer.concat([length, body]));
  };
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      if (codeOf(error) === "EPIPE") process.exit(0);
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
