import { useRouter } from "@tanstack/react-router";
import { isAdminAddress } from "../app/search.ts";

/** Goes into the house: to where one was, or to the beginning. The operator's application is another page. */
export function useEnter(address: string | undefined): () => void {
  const router = useRouter();

  return () =>
    address && isAdminAddress(address) ? location.assign(address) : router.history.push(address ?? "/");
}
