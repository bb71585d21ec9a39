import { RoomTexts as AnyRoomTexts, type RoomTextsProps } from "@claw/ui/room-texts";
import type { FunctionComponent } from "react";
import type { RoomMessages } from "../messages/messages.ts";

/** Shows what is inside once the texts of one of our rooms are there. */
export const RoomTexts: FunctionComponent<RoomTextsProps<keyof RoomMessages>> = AnyRoomTexts;
