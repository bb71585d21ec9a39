import { useRouter } from "@tanstack/react-router";

/** Goes into the house: to where one was, or to the beginning. */
export function useEnter(address: string | undefined): () => void {
  const router = useRouter();

  return () => router.history.push(address ?? "/");
}
