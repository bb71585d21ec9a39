import type { UserActor } from "@claw/contract";
import { createMoneyService, watchInvariants } from "@claw/core";
import { createPaymentWorld, yuan } from "../billing/payments/world.ts";
import { createPerson } from "../create-person.ts";

/** The money room over a world in which one pays, with two who run it. Above ¥1 000 two of them are needed. */
export async function openMoneyRoom() {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await createPaymentWorld({ approvalLimitMicro: yuan(1_000) }));
  const { db, clock, log, deps, payments } = world;
  const invariants = opening.use(watchInvariants({ db, log }));
  const operator = async (): Promise<UserActor> => ({
    ...(await createPerson(db, undefined, 0n)),
    role: "operator",
  });
  const [one, other] = [await operator(), await operator()];

  const opened = opening.move();
  return {
    ...world,
    one,
    other,
    money: createMoneyService({ db, clock, approvalLimitMicro: deps.approvalLimitMicro, invariants }),
    /** A transfer that waits to be confirmed. */
    async transfer(amount: string, reference: string, payer = world.payer) {
      const { id: paymentId } = await payments.topUp(payer, { amount, provider: "offline" });
      await payments.submitReference(payer, { paymentId, reference });
      return paymentId;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
