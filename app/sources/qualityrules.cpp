// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/qualityrules.h"

#include <array>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct ProblemEntry
{
    const char *name;
    QualityFigure figure;
};

constexpr std::array<const char *, QualityFigureCount> FigureNames{"validity",   "completeness", "uniqueness",
                                                                   "timeliness", "consistency",  "accuracy"};

constexpr std::array<ProblemEntry, QualityProblemCount> Problems{{
    {"rejected_line", QualityFigure::Validity},
    {"unknown_word", QualityFigure::Validity},
    {"missing_viewer", QualityFigure::Completeness},
    {"missing_content", QualityFigure::Completeness},
    {"missing_uploader", QualityFigure::Completeness},
    {"missing_amount", QualityFigure::Completeness},
    {"missing_watched", QualityFigure::Completeness},
    {"duplicate_event", QualityFigure::Uniqueness},
    {"late_event", QualityFigure::Timeliness},
    {"before_upload", QualityFigure::Consistency},
    {"after_deletion", QualityFigure::Consistency},
    {"after_withdrawal", QualityFigure::Consistency},
    {"future_time", QualityFigure::Accuracy},
    {"impossible_value", QualityFigure::Accuracy},
    {"watched_too_long", QualityFigure::Accuracy},
    {"unknown_country", QualityFigure::Accuracy},
}};

constexpr const char *Countries
    = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
      "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
      "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
      "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
      "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
      "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
      "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
      "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
      "VN VU WF WS XK YE YT ZA ZM ZW";

} // namespace

QString qualityFigureName(QualityFigure figure)
{
    return QString::fromLatin1(FigureNames.at(std::size_t(figure)));
}

QString qualityProblemName(QualityProblem problem)
{
    return QString::fromLatin1(Problems.at(std::size_t(problem)).name);
}

std::optional<QualityFigure> qualityFigureByName(const QString &name)
{
    for (int i = 0; i < QualityFigureCount; ++i) {
        if (qualityFigureName(QualityFigure(i)) == name)
            return QualityFigure(i);
    }
    return std::nullopt;
}

QualityFigure figureOf(QualityProblem problem)
{
    return Problems.at(std::size_t(problem)).figure;
}

QList<QualityProblem> problemsOf(QualityFigure figure)
{
    QList<QualityProblem> list;
    for (int i = 0; i < QualityProblemCount; ++i) {
        if (figureOf(QualityProblem(i)) == figure)
            list.append(QualityProblem(i));
    }
    return list;
}

const QList<QualityWords> &qualityWords()
{
    static const QList<QualityWords> words{
        {Field::ViewerPlan, {u"trial"_s, u"free"_s, u"subscribed"_s}},
        {Field::ContentType, {u"video"_s, u"image"_s, u"text"_s, u"live"_s}},
        {Field::TrafficSource,
         {u"home"_s, u"search"_s, u"following"_s, u"share"_s, u"external"_s, u"direct"_s, u"notification"_s}},
        {Field::Device, {u"mobile"_s, u"desktop"_s, u"tablet"_s, u"tv"_s}},
        {Field::TrafficClass, {u"human"_s, u"bot"_s, u"internal"_s}},
    };
    return words;
}

const QList<Action> &actionsOnContent()
{
    using enum Action;
    static const QList<Action> actions{Impression, View,          ViewProgress, Like, Unlike,
                                       Comment,    CommentDelete, Share,        Save, Unsave};
    return actions;
}

const QList<Action> &actionsNeeding(QualityProblem missing)
{
    using enum Action;
    static const QList<Action> somebodys = actionsOnContent()
        + QList<Action>{SignUp, SignIn, Withdraw, PlanChange, PageView, Follow, Unfollow, Purchase, Report};
    static const QList<Action> contents = actionsOnContent() + QList<Action>{ContentUpload, ContentDelete};
    static const QList<Action> uploaders = contents + QList<Action>{Follow, Unfollow};
    static const QList<Action> purchases{Purchase};
    static const QList<Action> watching{ViewProgress};
    static const QList<Action> none;
    switch (missing) {
    case QualityProblem::MissingViewer:
        return somebodys;
    case QualityProblem::MissingContent:
        return contents;
    case QualityProblem::MissingUploader:
        return uploaders;
    case QualityProblem::MissingAmount:
        return purchases;
    case QualityProblem::MissingWatched:
        return watching;
    default:
        return none;
    }
}

const QStringList &knownCountries()
{
    static const QStringList codes = QString::fromLatin1(Countries).split(u' ');
    return codes;
}

} // namespace tally
