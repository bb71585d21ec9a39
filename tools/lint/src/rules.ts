import type { Rule } from "./rule.ts";
import { browserBundle } from "./rules/browser-bundle.ts";
import { browserProgram } from "./rules/browser-program.ts";
import { catalogVersions } from "./rules/catalog-versions.ts";
import { cleanLockFile } from "./rules/clean-lock-file.ts";
import { clearNames } from "./rules/clear-names.ts";
import { declaredDependencies } from "./rules/declared-dependencies.ts";
import { envInOnePlace } from "./rules/env-in-one-place.ts";
import { insideOwnPackage } from "./rules/inside-own-package.ts";
import { layerDirection } from "./rules/layer-direction.ts";
import { noCycles } from "./rules/no-cycles.ts";
import { noLooseEnds } from "./rules/no-loose-ends.ts";
import { noSuppressions } from "./rules/no-suppressions.ts";
import { noSwallowedErrors } from "./rules/no-swallowed-errors.ts";
import { noTestBranches } from "./rules/no-test-branches.ts";
import { outputOnProcedures } from "./rules/output-on-procedures.ts";
import { platformNeutral } from "./rules/platform-neutral.ts";
import { prismaInDbAndCore } from "./rules/prisma-in-db-and-core.ts";
import { testingOnlyInTests } from "./rules/testing-only-in-tests.ts";
import { vendorInAdapters } from "./rules/vendor-in-adapters.ts";

/** Every rule of the architecture. What Biome can check is in biome.json instead. */
export const rules: Rule[] = [
  layerDirection,
  insideOwnPackage,
  noCycles,
  vendorInAdapters,
  prismaInDbAndCore,
  envInOnePlace,
  outputOnProcedures,
  platformNeutral,
  browserBundle,
  browserProgram,
  testingOnlyInTests,
  declaredDependencies,
  catalogVersions,
  cleanLockFile,
  clearNames,
  noSuppressions,
  noSwallowedErrors,
  noLooseEnds,
  noTestBranches,
];
