import { compileResources } from '../../model/deploy.ts';
import type { Compiled } from '../../model/deploy.ts';
import type { DeploymentValue } from '../../protocol/deployment-values.ts';

/** By the value of the command that brought them, and no longer than that. */
const known = new WeakMap<object, Compiled>();

/**
 * The models of a DEPLOYMENT.CREATE command, compiled once: the command itself is asked for its needs, processed again for each unit that turns out to be
 * missing, and tried on a copy first when it is large.
 */
export function compiledResources(value: Pick<DeploymentValue, 'resources'>): Compiled {
  const compiled = known.get(value) ?? compileResources(value.resources.map(({ resourceName, resource }) => ({ resourceName, content: resource })));
  known.set(value, compiled);
  return compiled;
}
