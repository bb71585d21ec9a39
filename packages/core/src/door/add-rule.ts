import { type AccessRule, type Actor, type AddAccessRule, DomainError } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { formatRange, parseRange } from "./address-range.ts";
import { changeRules } from "./change-rules.ts";
import { presentRule, withPerson } from "./list-rules.ts";
import type { DoorDeps } from "./service.ts";

/** Counts in every process within seconds, for open sockets too. CONFLICT, NOT_FOUND, INVALID_INPUT. */
export async function addRule(deps: DoorDeps, actor: Actor, input: AddAccessRule): Promise<AccessRule> {
  const operator = requireOperator(actor);
  const now = deps.clock.now();
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= now) throw invalid("expiresAt", "is over already");

  const row = await changeRules(deps, operator, {
    action: "access_rule_added",
    async deed(tx) {
      const subject = await findSubject(tx, input);
      // One that has run out makes room; another that counts is taken away first, with a word.
      await tx.accessRule.deleteMany({ where: { ...subject, expiresAt: { lte: now } } });
      if (await tx.accessRule.findFirst({ where: subject })) {
        throw new DomainError("CONFLICT", { message: "There is a rule for that already. Remove it first." });
      }

      const result = await tx.accessRule.create({
        data: {
          id: uuidv7(),
          effect: input.effect,
          ...subject,
          note: input.note,
          expiresAt,
          createdBy: operator.userId,
          createdAt: now,
        },
        include: withPerson,
      });
      return { result, detail: { effect: input.effect, subject: subject.range ?? subject.userId ?? "" } };
    },
  });

  return presentRule(row, now, new Map([[operator.userId, null]]));
}

async function findSubject(tx: Transaction, { subject }: AddAccessRule) {
  if ("range" in subject) {
    const range = parseRange(subject.range);
    if (!range) throw invalid("subject", "is not an address or a range such as 203.0.113.0/24");
    return { range: formatRange(range), userId: null };
  }

  const user = await tx.user.findUnique({ where: { id: subject.userId }, select: { id: true } });
  if (!user) throw new DomainError("NOT_FOUND", { message: "There is no such account." });
  return { range: null, userId: user.id };
}

function invalid(field: string, message: string): DomainError {
  return new DomainError("INVALID_INPUT", {
    message: `${field} ${message}.`,
    fields: [{ field, message }],
  });
}
