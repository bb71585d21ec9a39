import type { AnswerModel } from "../answer-target.ts";
import { ProviderError } from "../provider-error.ts";

/** How another model comes to answer one question. */
export type Instead = {
  find(): Promise<AnswerModel[]>;
  /** False where it cannot answer this: not connected, too small, or not paid for. Then nothing has changed. */
  move(model: AnswerModel, failure: ProviderError): Promise<boolean>;
  /** Text has come, or nobody waits for it any more. */
  isTooLate(): boolean;
};

/** The models that may still answer one question. */
export function createFallbacks({ find, move, isTooLate }: Instead) {
  let left: AnswerModel[] | null = null;

  return {
    /** Whether the answer is written; false where another model has been found for it. Throws what nobody makes good. */
    async hasAnswered(write: () => Promise<void>): Promise<boolean> {
      try {
        await write();
        return true;
      } catch (error) {
        if (isTooLate() || !(error instanceof ProviderError)) throw error;

        left ??= await find();
        for (let next = left.shift(); next; next = left.shift()) {
          if (await move(next, error)) return false;
        }
        throw error;
      }
    },
  };
}
