import { RoomTexts } from "@claw/ui/room-texts";
import { Outlet } from "@tanstack/react-router";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import type { RoomName } from "./rooms.ts";

/** What stands around every page of a room: its texts are there before the page is. */
export function inRoom(room: RoomName) {
  return function InRoom() {
    return (
      <RoomTexts room={room} meanwhile={<PageSkeleton />}>
        <Outlet />
      </RoomTexts>
    );
  };
}
