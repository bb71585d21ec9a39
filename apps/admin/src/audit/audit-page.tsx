import { RoomPage } from "../page/room-page.tsx";

export function AuditPage() {
  return <RoomPage room="audit" />;
}
