import { Readable } from "node:stream";

/** A request's body that is kept back, and with it the whole request: HTTP clients write the head with the first of it. */
export type HeldBody = {
  /** What is sent in the text's place: nothing until it is let go. */
  of(text: string): Readable;
  letGo(): void;
};

export function holdBody(): HeldBody {
  const stream = new Readable({ read() {} });
  let held: string | null = null;
  let isLetGo = false;

  function flow(): void {
    if (!isLetGo || held === null) return;

    stream.push(held);
    stream.push(null);
    held = null;
  }

  return {
    of(text) {
      held = text;
      flow();
      return stream;
    },
    letGo() {
      isLetGo = true;
      flow();
    },
  };
}
