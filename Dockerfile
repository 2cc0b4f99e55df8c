# The app in production, over a PostgreSQL of your own:
#
#   docker build -t throughline .
#   docker run --env-file .env -p 3000:3000 throughline
#
# .env as .env.example says, with DATABASE_URL, and without quotes around values: Docker would keep them.

# Debian, not Alpine: binaries in the lock file are built for glibc.
ARG NODE_IMAGE=node:24-slim

# Everything that builds the pages and generates the Prisma client.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

# What runs. Node is the image's own and PostgreSQL is elsewhere, so that the optional packages that hold them stay out;
# nothing of what is left has an install script that it needs.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM ${NODE_IMAGE}
WORKDIR /app
ENV NODE_ENV=production PORT=3000
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json prisma.config.ts ./
COPY prisma ./prisma
COPY app ./app
COPY --from=build /app/app/platform/generated ./app/platform/generated
COPY --from=build /app/build ./build
USER node
EXPOSE 3000
# A process with ROLE=worker listens on no port: start it with --no-healthcheck.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: signals must reach it, so that it ends in good order.
# Name resolution has this many threads: destinations whose name servers are silent occupy one each.
ENV UV_THREADPOOL_SIZE=16
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=16", "app/server.ts"]
