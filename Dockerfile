# The portal, its worker and its scheduler are one image; docker-compose.yml says which of them a container is.
FROM python:3.11-slim-bookworm

# What WeasyPrint draws with (RUN_PACKAGES of bin/common.sh; a test keeps the two lists alike).
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-morisawa-bizud-gothic fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --create-home --uid 10001 engawa
WORKDIR /srv/engawa

COPY requirements-uv.txt requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements-uv.txt \
    && uv pip install --system --no-cache --require-hashes -r requirements.txt

COPY . .
# Collecting needs settings, not secrets: the values of this one command reach no layer and no container.
RUN DEBUG=false SECRET_KEY=only-for-collecting EMAIL_URL=dummymail:// python manage.py collectstatic --no-input \
    && mkdir -p /srv/var && chown engawa /srv/var
ENV VAR_DIR=/srv/var HOST=0.0.0.0 DEBUG=false
USER engawa
EXPOSE 8000
CMD ["gunicorn", "-c", "python:config.gunicorn", "config.wsgi"]
