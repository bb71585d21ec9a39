import { Outlet } from "@tanstack/react-router";
import { RoomTexts } from "../language/room-texts.tsx";
import { KnowledgeNews } from "./knowledge-news.tsx";

/** The pages of the knowledge bases, brought up to date by one subscription for all of them. */
export function KnowledgeLayout() {
  return (
    <RoomTexts room="knowledge">
      <Outlet />
      <KnowledgeNews />
    </RoomTexts>
  );
}
