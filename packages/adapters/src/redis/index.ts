export type { Contact, News, NewsItem, NewsKind } from "./news.ts";
export { openRedis, type RedisOptions, type SharedRedis } from "./open-redis.ts";
