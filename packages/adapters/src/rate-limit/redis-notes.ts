import type { LimitedKey } from "@claw/core";
import type { Redis } from "ioredis";
import { z } from "zod";
import { type LimitedNotes, mostNoted } from "./limited-notes.ts";

const place = "claw:limited";

const Member = z.tuple([z.string(), z.string(), z.number(), z.number()]);

/**
 * A sorted set by the end of each refusal, so that what is over goes with one command and all processes see the same. A
 * member says whose it is and the limit.
 */
export function redisNotes(redis: Redis): LimitedNotes {
  const dropOver = () => redis.zremrangebyscore(place, "-inf", Date.now());

  async function read(): Promise<{ member: string; limited: LimitedKey }[]> {
    await dropOver();
    const flat = await redis.zrevrange(place, 0, mostNoted - 1, "WITHSCORES");

    return Array.from({ length: flat.length / 2 }, (_, index) =>
      flat.slice(index * 2, index * 2 + 2),
    ).flatMap(([member = "", score = "0"]) => {
      const parsed = Member.safeParse(JSON.parse(member));
      if (!parsed.success) return [];
      const [name, key, limit, windowSeconds] = parsed.data;

      return [{ member, limited: { name, key, limit, windowSeconds, until: new Date(Number(score)) } }];
    });
  }

  async function findAll(name: string, key: string) {
    return (await read()).filter(({ limited }) => limited.name === name && limited.key === key);
  }

  return {
    async note({ name, key, limit, windowSeconds, until }) {
      await redis.zadd(place, until.getTime(), JSON.stringify([name, key, limit, windowSeconds]));
      await redis.zremrangebyrank(place, 0, -mostNoted - 1);
    },
    list: async () => (await read()).map(({ limited }) => limited),
    find: async (name, key) => (await findAll(name, key))[0]?.limited ?? null,
    async forget(name, key) {
      const members = (await findAll(name, key)).map(({ member }) => member);
      if (members.length > 0) await redis.zrem(place, ...members);
    },
  };
}
