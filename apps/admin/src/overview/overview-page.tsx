import { RoomPage } from "../page/room-page.tsx";

export function OverviewPage() {
  return <RoomPage room="overview" />;
}
