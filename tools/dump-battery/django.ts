import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, pythonWith, run } from './programs.ts'
import type { Place, Recipe } from './shelf.ts'

/** Packages, and the applications in them. Versions are whatever the registry serves: the battery is no test of them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'Django>=5.2,<5.3': [
    'admin',
    'auth',
    'contenttypes',
    'sessions',
    'messages',
    'staticfiles',
    'sites',
    'flatpages',
    'redirects'
  ].map(name => `django.contrib.${name}`),
  'psycopg[binary]': [],
  'setuptools<81': [],
  'django-allauth': ['allauth', 'allauth.account', 'allauth.socialaccount', 'allauth.usersessions'],
  'django-taggit': ['taggit'],
  'django-celery-beat': ['django_celery_beat'],
  'django-celery-results': ['django_celery_results'],
  'django-oauth-toolkit': ['oauth2_provider'],
  djangorestframework: ['rest_framework', 'rest_framework.authtoken'],
  'django-reversion': ['reversion'],
  'django-guardian': ['guardian'],
  'django-waffle': ['waffle'],
  'django-otp': [
    'django_otp',
    'django_otp.plugins.otp_totp',
    'django_otp.plugins.otp_static',
    'django_otp.plugins.otp_email',
    'django_otp.plugins.otp_hotp'
  ],
  'django-axes': ['axes'],
  wagtail: [
    'wagtail',
    'wagtail.users',
    'wagtail.images',
    'wagtail.documents',
    'wagtail.embeds',
    'wagtail.search',
    'wagtail.admin',
    'wagtail.contrib.forms',
    'wagtail.contrib.redirects',
    'wagtail.contrib.search_promotions'
  ],
  'django-filer': ['filer'],
  'easy-thumbnails': ['easy_thumbnails'],
  'django-push-notifications': ['push_notifications'],
  'django-activity-stream': ['actstream'],
  'django-auditlog': ['auditlog'],
  'django-user-sessions': ['user_sessions'],
  'django-rest-knox': ['knox'],
  'djangorestframework-simplejwt': ['rest_framework_simplejwt.token_blacklist'],
  'django-silk': ['silk'],
  'django-q2': ['django_q'],
  'django-robots': ['robots'],
  'django-contrib-comments': ['django_comments'],
  'django-mailer': ['mailer'],
  'django-post-office': ['post_office'],
  'django-sql-explorer': ['explorer'],
  'django-fsm-log': ['django_fsm_log'],
  'django-invitations': ['invitations'],
  'django-organizations': ['organizations'],
  'django-hitcount': ['hitcount'],
  'django-star-ratings': ['star_ratings'],
  'django-watson': ['watson'],
  'django-apscheduler': ['django_apscheduler'],
  'django-constance': ['constance'],
  'djangorestframework-api-key': ['rest_framework_api_key'],
  'django-db-logger': ['django_db_logger'],
  'django-cookie-consent': ['cookie_consent'],
  'django-dbtemplates': ['dbtemplates'],
  'django-friendship': ['friendship']
}

/** Applications that have migrations, as JSON; written by Python. */
const LIST = `
import django, json
django.setup()
from django.db.migrations.loader import MigrationLoader
print(json.dumps(sorted({label for label, name in MigrationLoader(None).graph.leaf_nodes()})))
`

/** Only applications that import can be installed: what a package needs beside it is not always served. */
const SETTINGS = `
import importlib, os
SECRET_KEY = 'battery'
def usable(name):
    try:
        importlib.import_module(name)
        return True
    except Exception:
        return False
INSTALLED_APPS = [name for name in APPS if usable(name)]
DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': os.environ.get('PGDATABASE', 'postgres'), 'USER': 'admin', 'HOST': os.environ.get('PGHOST', ''), 'PORT': os.environ.get('PGPORT', '')}}
USE_TZ = True
STATIC_URL = '/static/'
SITE_ID = 1
ROOT_URLCONF = 'battery_settings'
urlpatterns = []
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware', 'allauth.account.middleware.AccountMiddleware', 'axes.middleware.AxesMiddleware']
TEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True, 'OPTIONS': {'context_processors': ['django.template.context_processors.request']}}]
SILENCED_SYSTEM_CHECKS = ['*']
WAGTAIL_SITE_NAME = 'battery'
CONSTANCE_CONFIG = {}
PUSH_NOTIFICATIONS_SETTINGS = {}
EXPLORER_CONNECTIONS = {'default': 'default'}
EXPLORER_DEFAULT_CONNECTION = 'default'
`

/** The last migrations of each application that Django can write as SQL both ways, of the last four; written by Python as JSON. */
const REVERSIBLE = `
import django, io, json, re
django.setup()
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
loader = MigrationLoader(None)
def sql(label, name, backwards):
    out = io.StringIO()
    call_command('sqlmigrate', label, name, backwards=backwards, stdout=out, no_color=True, skip_checks=True)
    text = out.getvalue()
    whole = re.search(r'(?im)^\\s*(create|alter|drop|update|insert|delete|comment)\\b', text) and not re.search('CANNOT BE WRITTEN AS SQL|IRREVERSIBLE', text)
    return text if whole else None
found = []
for leaf in sorted(loader.graph.leaf_nodes()):
    names = [name for app, name in loader.graph.forwards_plan(leaf) if app == leaf[0]]
    for index in range(len(names) - 1, max(0, len(names) - 5), -1):
        try:
            up, down = sql(leaf[0], names[index], False), sql(leaf[0], names[index], True)
        except Exception:
            continue
        if up and down:
            found.append({'label': leaf[0], 'before': names[index - 1], 'at': names[index], 'up': up, 'down': down})
            if sum(1 for one in found if one['label'] == leaf[0]) == 2:
                break
print(json.dumps(found))
`

interface Reversible {
  readonly label: string
  readonly before: string
  readonly at: string
  readonly up: string
  readonly down: string
}

/** An application of one virtual environment each; without the packages, nothing is known of them. */
export function djangoRecipes(root: string): Recipe[] {
  const python = installDjango(root)
  const labels: readonly string[] = JSON.parse(once(root, 'labels.json', () => django(python, root, ['-c', LIST])))
  return labels.map(label => ({
    name: `django ${label}`,
    tool: 'Django',
    make: async place => await makeApplication(place, python, label)
  }))
}

/** Its last migrations that Django can write as SQL, and then all of them, with a user where it has users. */
async function makeApplication(place: Place, python: string, label: string): Promise<void> {
  const { root } = place
  const all: readonly Reversible[] = JSON.parse(
    once(root, 'reversible.json', () => django(python, root, ['-c', REVERSIBLE], place.source.environment('postgres')))
  )
  const env = place.source.environment(place.database)
  const migrate = (...args: readonly string[]) =>
    django(python, root, ['-m', 'django', 'migrate', '-v0', '--skip-checks', label, ...args], env)
  const own = all.filter(one => one.label === label).toReversed()
  for (const { before, at, up, down } of own) {
    migrate(before)
    await place.scripts(at, up, down)
    migrate(at, '--fake')
  }
  migrate()
}

/** @returns the Python that has the packages: what one needs beside it is not always served */
function installDjango(root: string): string {
  const python = pythonWith(root, 'django', ['setuptools<81'])
  const folder = folderOf(root)
  if (!existsSync(folder)) {
    for (const name of Object.keys(PACKAGES)) {
      try {
        run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', name], { cwd: root, env: home() })
      } catch (error) {
        console.log(`-  ${name}: ${String(error).slice(-200)}`)
      }
    }
    mkdirSync(folder, { recursive: true })
  }
  writeFileSync(join(folder, 'battery_settings.py'), `APPS = ${JSON.stringify(Object.values(PACKAGES).flat())}\n${SETTINGS}`)
  return python
}

function folderOf(root: string): string {
  return join(root, 'installed', 'django', 'battery')
}

/** What Python prints takes a while, and is the same each time. */
function once(root: string, name: string, print: () => string): string {
  const file = join(folderOf(root), name)
  if (!existsSync(file)) writeFileSync(file, print())
  return readFileSync(file, 'utf8')
}

/** @throws with what Django reports */
function django(python: string, root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return run(python, args, { cwd: folderOf(root), env: { ...env, DJANGO_SETTINGS_MODULE: 'battery_settings' } })
}
