import type { Member } from "../open-member.ts";
import type { Random } from "../seeded-random.ts";

/** Where something is done. */
export type Scene = {
  member: Member;
  conversationId: string;
  random: Random;
};

/** One thing that people do. Throws where the server does not do as it should. */
export type Deed = { name: string; weight: number; run(scene: Scene): Promise<void> };
