import { TextDecoder } from "node:util";
import { ReadingFailed } from "@claw/core/knowledge/ports";
import { Parser } from "htmlparser2";

export type Attributes = Readonly<Record<string, string>>;

/** Names are without their prefix: producers choose different ones. */
export type XmlHandlers = {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** Reads XML as it is inflated, without keeping it. Throws a ReadingFailed (MALFORMED) where it ends too early. */
export async function readXml(pieces: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  let isCut = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handlers.open?.(localName(name), attributes),
      onclosetag(name, isImplied) {
        isCut ||= isImplied && isAtEnd;
        handlers.close?.(localName(name));
      },
      ontext: (text) => handlers.text?.(text),
    },
    { xmlMode: true },
  );
  let isAtEnd = false;
  let decoder: TextDecoder | null = null;

  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  isAtEnd = true;
  parser.end();

  if (isCut) throw new ReadingFailed("MALFORMED", "The file is damaged: a part of it ends in the middle.");
}

/** With or without the prefix of its namespace. */
export function attribute(attributes: Attributes, name: string): string | null {
  const plain = attributes[name];
  if (plain !== undefined) return plain;

  const key = Object.keys(attributes).find((each) => localName(each) === name);
  return key === undefined ? null : (attributes[key] ?? null);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";

  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
