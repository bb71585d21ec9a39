import type { Lease } from "../ports.ts";

/** Leases by id and by organization. */
export type LeaseIndex = {
  get(leaseId: string): Lease | undefined;
  all(): Iterable<Lease>;
  of(organizationId: string): readonly Lease[];
  put(lease: Lease): void;
  remove(leaseId: string): void;
};

/** Arrays, not maps, by organization: most have one or two leases, and ten thousand of them are to cost little. */
export function createLeaseIndex(): LeaseIndex {
  const byId = new Map<string, Lease>();
  const byOrganization = new Map<string, Lease[]>();

  function remove(leaseId: string): void {
    const lease = byId.get(leaseId);
    const others = lease && byOrganization.get(lease.organizationId);
    if (!others) return;

    byId.delete(leaseId);
    others.splice(others.indexOf(lease), 1);
    if (others.length === 0) byOrganization.delete(lease.organizationId);
  }

  return {
    get: (leaseId) => byId.get(leaseId),
    all: () => byId.values(),
    of: (organizationId) => byOrganization.get(organizationId) ?? [],
    put(lease) {
      remove(lease.id);
      byId.set(lease.id, lease);
      const others = byOrganization.get(lease.organizationId);
      if (others) others.push(lease);
      else byOrganization.set(lease.organizationId, [lease]);
    },
    remove,
  };
}
