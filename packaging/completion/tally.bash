# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of tally for bash. Made by `tally completion bash`.

# Offers the words that begin with what is typed, less the part that bash thinks is complete.
_tally_words() {
    local word done=${1%"${1##*[:=]}"}
    for word in $2; do
        [[ $word == "$1"* ]] && COMPREPLY+=("${word#"$done"}")
    done
}

# The same for the last name of a list with commas.
_tally_list() {
    local word before=${1%"${1##*,}"} words=
    for word in $2; do
        words+=" $before$word"
    done
    _tally_words "$1" "$words"
}

_tally_files() {
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$1"))
}

_tally() {
    local line=${COMP_LINE:0:COMP_POINT} cur prev command
    local -a typed
    COMPREPLY=()
    read -ra typed <<<"$line"
    cur=${line##* }
    [[ -n $cur ]] && unset 'typed[-1]'
    prev=${typed[-1]}
    command=${typed[1]-}
    if [[ $cur == --*=* ]]; then
        prev=${cur%%=*}
        cur=${cur#*=}
    fi
    if [[ -z $command ]]; then
        _tally_words "$cur" "demo import query export quality rejected report info backup restore prune forget serve keys indices catalogue completion help --help --version"
        return
    fi
    case "$command $prev" in
    "demo --source") _tally_files "$cur"; return ;;
    "demo --days") return ;;
    "demo --events") return ;;
    "demo --seed") return ;;
    "demo --until") return ;;
    "demo --ndjson") _tally_files "$cur"; return ;;
    "import --source") _tally_files "$cur"; return ;;
    "import --ca") _tally_files "$cur"; return ;;
    "import --ca-fingerprint") return ;;
    "import --user") return ;;
    "import --field-map") _tally_files "$cur"; return ;;
    "import --format") _tally_words "$cur" "ndjson json csv"; return ;;
    "import --rejected") _tally_files "$cur"; return ;;
    "query --source") _tally_files "$cur"; return ;;
    "query --ca") _tally_files "$cur"; return ;;
    "query --ca-fingerprint") return ;;
    "query --user") return ;;
    "query --metrics") _tally_list "$cur" "events views impressions click_through_rate unique_viewers views_per_viewer watch_time avg_view_duration avg_percentage_viewed peak_concurrent first_24h_views first_7d_views first_28d_views freshness zero_view_rate gini top_1_percent_share likes likes_gross comments comments_gross shares saves saves_gross follows follows_gross engagement_rate visits visitors page_views pages_per_visit bounce_rate avg_visit_duration avg_page_duration sign_ups withdrawals dau wau mau stickiness dormant_viewers new_viewers returning_viewers viewers_by_plan retention rolling_retention frequency recency uploads deletions active_uploaders uploads_per_uploader first_time_uploaders uploader_return_rate purchases revenue avg_order_value reports reports_per_1000_views"; return ;;
    "query --by") _tally_list "$cur" "time event_id action viewer session viewer_gender viewer_age_group viewer_plan viewer_signed_up_at content content_title content_type category tags content_published_at content_duration_ms uploader uploader_name watched_ms impression playback page traffic_source country region device browser os traffic_class amount quantity currency ingested_at time:minute time:hour time:day time:week time:month time:quarter time:year hour_of_day day_of_week landing_page content_age events_per_viewer days_since_last cohort:day cohort:week cohort:month cohort:quarter cohort:year period"; return ;;
    "query --range") _tally_words "$cur" "today yesterday last_7_days last_28_days last_90_days this_week last_week this_month last_month this_quarter last_quarter this_year last_year last_12_months all"; return ;;
    "query --zone") _tally_words "$cur" "UTC Asia/Seoul Asia/Tokyo Asia/Kolkata Europe/London Europe/Berlin America/New_York America/Los_Angeles"; return ;;
    "query --filter") return ;;
    "query --week-starts") _tally_words "$cur" "monday tuesday wednesday thursday friday saturday sunday"; return ;;
    "query --as-of") return ;;
    "query --compare") return ;;
    "query --order") return ;;
    "query --limit") return ;;
    "query --cursor") return ;;
    "query --top") return ;;
    "query --include") return ;;
    "query --accuracy") _tally_words "$cur" "fast exact"; return ;;
    "query --basis") _tally_words "$cur" "first_event sign_up content uploader"; return ;;
    "query --json") _tally_files "$cur"; return ;;
    "query --format") _tally_words "$cur" "table csv json"; return ;;
    "query --output" | "query -o") _tally_files "$cur"; return ;;
    "export --source") _tally_files "$cur"; return ;;
    "export --ca") _tally_files "$cur"; return ;;
    "export --ca-fingerprint") return ;;
    "export --user") return ;;
    "export --range") _tally_words "$cur" "today yesterday last_7_days last_28_days last_90_days this_week last_week this_month last_month this_quarter last_quarter this_year last_year last_12_months all"; return ;;
    "export --zone") _tally_words "$cur" "UTC Asia/Seoul Asia/Tokyo Asia/Kolkata Europe/London Europe/Berlin America/New_York America/Los_Angeles"; return ;;
    "export --filter") return ;;
    "export --week-starts") _tally_words "$cur" "monday tuesday wednesday thursday friday saturday sunday"; return ;;
    "export --as-of") return ;;
    "export --format") _tally_words "$cur" "csv ndjson"; return ;;
    "export --output" | "export -o") _tally_files "$cur"; return ;;
    "quality --source") _tally_files "$cur"; return ;;
    "quality --range") _tally_words "$cur" "today yesterday last_7_days last_28_days last_90_days this_week last_week this_month last_month this_quarter last_quarter this_year last_year last_12_months all"; return ;;
    "quality --as-of") return ;;
    "quality --rows") _tally_words "$cur" "validity completeness uniqueness timeliness consistency accuracy"; return ;;
    "quality --limit") return ;;
    "quality --format") _tally_words "$cur" "table csv json"; return ;;
    "rejected --source") _tally_files "$cur"; return ;;
    "rejected --field-map") _tally_files "$cur"; return ;;
    "rejected --lines") return ;;
    "rejected --limit") return ;;
    "report --source") _tally_files "$cur"; return ;;
    "report --output" | "report -o") _tally_files "$cur"; return ;;
    "report --lang") _tally_words "$cur" "en ko"; return ;;
    "report --as-of") return ;;
    "report --daily") return ;;
    "report --weekly") return ;;
    "report --monthly") return ;;
    "report --limit") return ;;
    "info --source") _tally_files "$cur"; return ;;
    "info --ca") _tally_files "$cur"; return ;;
    "info --ca-fingerprint") return ;;
    "info --user") return ;;
    "backup --source") _tally_files "$cur"; return ;;
    "restore --source") _tally_files "$cur"; return ;;
    "prune --source") _tally_files "$cur"; return ;;
    "prune --keep") return ;;
    "prune --before") return ;;
    "forget --source") _tally_files "$cur"; return ;;
    "forget --also") return ;;
    "serve --source") _tally_files "$cur"; return ;;
    "serve --config") _tally_files "$cur"; return ;;
    "serve --listen") return ;;
    "serve --tls-certificate") _tally_files "$cur"; return ;;
    "serve --tls-key") _tally_files "$cur"; return ;;
    "serve --keys") _tally_files "$cur"; return ;;
    "serve --rate") return ;;
    "serve --connections") return ;;
    "serve --connections-per-address") return ;;
    "serve --idle-seconds") return ;;
    "serve --header-seconds") return ;;
    "serve --body-seconds") return ;;
    "serve --body-bytes") return ;;
    "serve --io-threads") return ;;
    "serve --workers") return ;;
    "serve --max-range-days") return ;;
    "serve --query-seconds") return ;;
    "serve --cache-bytes") return ;;
    "serve --cache-seconds") return ;;
    "serve --spool") _tally_files "$cur"; return ;;
    "serve --spool-bytes") return ;;
    "serve --field-map") _tally_files "$cur"; return ;;
    "serve --rejected") _tally_files "$cur"; return ;;
    "serve --ledger-seconds") return ;;
    "serve --tcp-listen") return ;;
    "serve --workspace") _tally_files "$cur"; return ;;
    "serve --audit") _tally_files "$cur"; return ;;
    "serve --log") _tally_words "$cur" "none errors requests"; return ;;
    "keys --keys") _tally_files "$cur"; return ;;
    "keys --name") return ;;
    "keys --scopes") return ;;
    "keys --expires") return ;;
    "keys --rate") return ;;
    "indices --source") return ;;
    "indices --ca") _tally_files "$cur"; return ;;
    "indices --user") return ;;
    "indices --field") return ;;
    "indices --type") _tally_words "$cur" "keyword text boolean long double date"; return ;;
    "indices --shards") return ;;
    "indices --replicas") return ;;
    "catalogue --lang") _tally_words "$cur" "en ko"; return ;;
    esac
    case "$command" in
    demo)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --days --events --seed --until --if-empty --add --ndjson --help"
        ;;
    import)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --ca --ca-fingerprint --user --field-map --format --rejected --follow --json --help"
        [[ $cur != -* ]] && _tally_files "$cur"
        ;;
    query)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --ca --ca-fingerprint --user --metrics --by --range --zone --filter --week-starts --as-of --include-today --compare --order --limit --cursor --top --include --accuracy --basis --explain --json --ndjson --format --output --bom --help"
        ;;
    export)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --ca --ca-fingerprint --user --range --zone --filter --week-starts --as-of --include-today --format --output --bom --help"
        [[ $cur != -* ]] && _tally_words "$cur" "events"
        ;;
    quality)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --range --as-of --include-today --rows --limit --format --help"
        ;;
    rejected)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --field-map --lines --limit --json --help"
        [[ $cur != -* ]] && _tally_files "$cur"
        ;;
    report)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --output --lang --no-pdf --as-of --daily --weekly --monthly --cron --limit --json --help"
        ;;
    info)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --ca --ca-fingerprint --user --json --help"
        ;;
    backup)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --json --help"
        [[ $cur != -* ]] && _tally_files "$cur"
        ;;
    restore)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --replace --json --help"
        [[ $cur != -* ]] && _tally_files "$cur"
        ;;
    prune)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --keep --before --dry-run --json --help"
        ;;
    forget)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --anonymous --also --dry-run --json --help"
        ;;
    serve)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --config --listen --tls-certificate --tls-key --behind-proxy --keys --rate --connections --connections-per-address --idle-seconds --header-seconds --body-seconds --body-bytes --io-threads --workers --max-range-days --query-seconds --cache-bytes --cache-seconds --spool --spool-bytes --field-map --rejected --ledger-seconds --tcp-listen --workspace --audit --log --help"
        ;;
    keys)
        [[ $cur == -* ]] && _tally_words "$cur" "--keys --name --scopes --expires --rate --without-viewers --without-export --help"
        ;;
    indices)
        [[ $cur == -* ]] && _tally_words "$cur" "--source --ca --user --field --type --dry-run --undo --finish --shards --replicas --json --help"
        [[ $cur != -* ]] && _tally_words "$cur" "list conflicts template repair rollover"
        ;;
    catalogue)
        [[ $cur == -* ]] && _tally_words "$cur" "--lang --help"
        ;;
    completion)
        [[ $cur == -* ]] && _tally_words "$cur" "--help"
        [[ $cur != -* ]] && _tally_words "$cur" "bash zsh"
        ;;
    help)
        [[ $cur == -* ]] && _tally_words "$cur" "--help"
        [[ $cur != -* ]] && _tally_words "$cur" "demo import query export quality rejected report info backup restore prune forget indices serve keys catalogue completion help"
        ;;
    esac
}
complete -o nospace -F _tally tally
