import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonWith, run } from './programs.ts'
import type { Recipe } from './shelf.ts'

/** Migrations of each that are tried. */
const LAST = 3

interface Project {
  readonly name: string
  readonly packages: readonly string[]
  /** Package and folder of its migrations. */
  readonly location: string
  /** Options of Alembic's configuration, beside the folder and the URL. */
  readonly options?: Readonly<Record<string, string>>
  readonly env?: (url: string) => Readonly<Record<string, string>>
  /** Of SQLAlchemy. */
  readonly driver?: string
  /** What is run before the first revision, as Python; `url` is the connection. */
  readonly before?: string
}

const PROJECTS: readonly Project[] = [
  {
    name: 'optuna',
    packages: ['optuna', 'psycopg2-binary'],
    location: 'optuna.storages._rdb:alembic',
    before: 'from optuna.storages._rdb import models; models.BaseModel.metadata'
  },
  {
    name: 'mlflow',
    packages: ['mlflow-skinny', 'sqlalchemy<2.1', 'alembic', 'psycopg2-binary', 'pandas', 'Flask'],
    location: 'mlflow.store:db_migrations'
  },
  {
    name: 'prefect',
    packages: ['prefect', 'asyncpg', 'psycopg2-binary'],
    location: 'prefect.server.database:_migrations',
    driver: 'postgresql+asyncpg',
    env: url => ({ PREFECT_API_DATABASE_CONNECTION_URL: url, PREFECT_SERVER_DATABASE_CONNECTION_URL: url })
  },
  { name: 'ihatemoney', packages: ['ihatemoney', 'psycopg2-binary', 'setuptools<81'], location: 'ihatemoney:migrations' },
  { name: 'placement', packages: ['openstack-placement', 'psycopg2-binary'], location: 'placement.db.sqlalchemy:alembic' },
  {
    name: 'arize phoenix',
    packages: ['arize-phoenix', 'psycopg[binary]', 'asyncpg'],
    location: 'phoenix.db:migrations',
    driver: 'postgresql+psycopg'
  }
]

const STEP = `
import importlib, json, os, sys
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
place, direction, target, options, url = sys.argv[1:6]
package, folder = place.split(':')
module = importlib.import_module(package)
path = os.path.join(list(module.__path__)[0], folder)
own = os.path.join(path, 'alembic.ini')
config = Config(own if os.path.exists(own) else os.path.join(os.path.dirname(__file__), 'alembic.ini'))
config.set_main_option('script_location', path)
config.set_main_option('sqlalchemy.url', url)
for name, value in json.loads(options).items():
    config.set_main_option(name, value)
if direction == 'list':
    scripts = ScriptDirectory.from_config(config)
    print('REVISIONS ' + json.dumps([one.revision for one in scripts.walk_revisions()][::-1]))
else:
    getattr(command, direction)(config, target)
`

/** What `env.py` of many projects reads, where the package has no file of its own. */
const INI = `[alembic]
[loggers]
keys = root
[handlers]
keys =
[formatters]
keys =
[logger_root]
level = WARN
handlers =
`

export function alembicRecipes(): Recipe[] {
  return PROJECTS.map(({ name, packages, location, options = {}, env, driver = 'postgresql+psycopg2' }) => ({
    name,
    tool: 'Alembic',
    make: async place => {
      const { source, root, database } = place
      const python = pythonWith(root, name.replaceAll(' ', '-'), packages)
      const folder = join(python, '..', '..')
      writeFileSync(join(folder, 'step.py'), STEP)
      writeFileSync(join(folder, 'alembic.ini'), INI)
      const url = source.url(database, driver)
      const step = (direction: string, target = '') =>
        run(python, [join(folder, 'step.py'), location, direction, target, JSON.stringify(options), url], {
          cwd: folder,
          env: { ...source.environment(database), ...env?.(url) }
        })
      const listed = /REVISIONS (.*)/.exec(step('list'))?.[1] ?? '[]'
      const revisions: readonly string[] = JSON.parse(listed)
      const first = Math.max(1, revisions.length - LAST)
      step('upgrade', revisions[first - 1])
      for (const [index, at] of revisions.entries()) {
        if (index < first) continue
        await place.change(
          at,
          () => step('upgrade', at),
          () => step('downgrade', revisions[index - 1]),
          /alembic_version/
        )
      }
    }
  }))
}
