# Visent in one image: `docker build -t visent . && docker run -p 8000:8000 -v visent:/data -e VISENT_PUBLIC_URL=https://… visent`
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/visent
# With single sign-on: --build-arg LOCK=requirements-sso.lock
ARG LOCK=requirements.lock
COPY ${LOCK} ./
RUN /opt/visent/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r ${LOCK}
COPY . .
RUN /opt/visent/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.13-slim
# Letters and signs that the main typeface lacks: other scripts and emoji in the word cloud.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji \
    && rm -rf /var/lib/apt/lists/* && useradd --create-home visent && mkdir /data && chown visent /data
COPY --from=build /opt/visent /opt/visent
ENV PATH=/opt/visent/bin:$PATH VISENT_DATA=/data
USER visent
VOLUME /data
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["visent", "serve"]
