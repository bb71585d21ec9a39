import { RoomPage } from "../page/room-page.tsx";

export function ModelsPage() {
  return <RoomPage room="models" />;
}
