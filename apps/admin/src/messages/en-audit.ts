import type { RoomMessages } from "./messages.ts";

export const enAudit: RoomMessages["audit"] = {};
