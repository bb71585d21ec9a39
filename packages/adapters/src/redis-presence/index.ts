export { type RedisPresenceOptions, redisPresence } from "./redis-presence.ts";
