import { RoomPage } from "../page/room-page.tsx";

export function KnowledgePage() {
  return <RoomPage room="knowledge" />;
}
