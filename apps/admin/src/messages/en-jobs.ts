import type { RoomMessages } from "./messages.ts";

export const enJobs: RoomMessages["jobs"] = {};
