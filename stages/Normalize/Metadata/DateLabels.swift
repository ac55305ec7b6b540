/// Words by which a page says what a date is that of.
enum DateLabels {
  private static let others = Phrases([
    "updated", "last modified", "last edited", "last changed", "reviewed", "aktualisiert", "geändert",
    "stand:",
    "mis à jour", "mise à jour", "modifié", "actualizado", "actualización", "aggiornato", "aggiornamento",
    "atualizado", "atualizada", "обновлено", "изменено", "оновлено", "bijgewerkt", "gewijzigd",
    "zaktualizowano",
    "aktualizacja", "uppdaterad", "oppdatert", "opdateret", "päivitetty", "güncelleme", "aktualizováno",
    "frissítve", "actualizat", "ενημέρωση", "تحديث", "עודכן", "更新", "diperbarui", "joined", "registriert",
    "member since", "mitglied seit", "dabei seit", "inscrit", "miembro desde", "copyright", "©",
  ])
  private static let publication = Phrases([
    "publi", "posted", "veröffentlicht", "erschienen", "geplaatst", "опубликован", "fecha", "created",
    "erstellt",
  ])
  private static let labels = Phrases([
    "published", "posted on", "date posted", "release date", "date of publication", "veröffentlicht",
    "gepostet",
    "erschienen am", "erstellt am", "publié le", "mis en ligne le", "publicado", "publicada",
    "fecha de publicación",
    "pubblicato", "data di pubblicazione", "опубликован", "дата публикации", "gepubliceerd", "geplaatst op",
    "opublikowano", "data publikacji", "publicerad", "publisert", "udgivet", "julkaistu", "yayınlanma",
    "publikováno",
    "zveřejněno", "közzétéve", "publicat", "δημοσίευση", "نشر في", "תאריך פרסום", "发布时间", "發布時間", "公開日",
  ])

  /// Whether a short text tells of a change, or of something else than the publication.
  static func isOther(_ text: String) -> Bool {
    let text = text.lowercased()
    return others.occur(in: text) && !publication.occur(in: text)
  }

  /// Whether a short text says when something was published.
  static func isPublication(_ text: String) -> Bool {
    let text = text.lowercased()
    return labels.occur(in: text)
  }
}
