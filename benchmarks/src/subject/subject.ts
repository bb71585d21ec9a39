/** Somebody who asks, on a socket of their own. */
export interface Reader extends AsyncDisposable {
  /** Makes ready for so many answers what is not part of answering. */
  prepare(answers: number): Promise<void>;
  /** Resolves when the answer is whole; rejects where it is not. */
  ask(question: string, onText: (piece: string) => void): Promise<void>;
}

/** A server that is measured. */
export type Subject = {
  name: SubjectName;
  pid: number;
  openReader(index: number): Promise<Reader>;
};

export type SubjectName = "claw" | "raw" | "coalesced";

export const titles: Readonly<Record<SubjectName, string>> = {
  claw: "CLAW.AI, send + onReply",
  raw: "raw relay, one frame a token",
  coalesced: "raw relay, one frame a turn",
};
