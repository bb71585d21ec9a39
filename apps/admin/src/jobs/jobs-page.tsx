import { RoomPage } from "../page/room-page.tsx";

export function JobsPage() {
  return <RoomPage room="jobs" />;
}
