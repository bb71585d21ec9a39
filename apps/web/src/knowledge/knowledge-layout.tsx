import { Outlet } from "@tanstack/react-router";
import { KnowledgeNews } from "./knowledge-news.tsx";

/** The pages of the knowledge bases, brought up to date by one subscription for all of them. */
export function KnowledgeLayout() {
  return (
    <>
      <Outlet />
      <KnowledgeNews />
    </>
  );
}
